"""What Canada's two lists have in common: how aliases are strung together and what a schedule does."""
