"""Taking fields out of a row until nothing is left, so that no value is lost unseen."""

from collections.abc import Iterator, Mapping

from ostraka.model import Issue, IssueCode
from ostraka.text.clean import tidy


class Fields:
    """One row's named values. Each is taken once; what remains filled becomes issues.

    >>> row = Fields({"Name": " Ann ", "Hat": "red"}, where="line 2")
    >>> row.take("Name"), [i.message for i in row.leftovers()]
    ('Ann', ["field 'Hat' is not used: 'red'"])
    """

    def __init__(self, values: Mapping[str, object], where: str) -> None:
        self.where = where
        self._left = {
            name: text for name, value in values.items() if value is not None and (text := tidy(str(value)))
        }

    def take(self, name: str) -> str:
        """The tidied value of a field, empty when absent or blank."""
        return self._left.pop(name, "")

    def take_all(self, *names: str) -> tuple[str, ...]:
        """The filled values among several fields, in the order asked."""
        return tuple(value for name in names if (value := self.take(name)))

    def __bool__(self) -> bool:
        return bool(self._left)

    def leftovers(self, record_id: str = "") -> Iterator[Issue]:
        """An issue for every filled field nobody took."""
        for name, value in self._left.items():
            yield Issue(
                IssueCode.LEFTOVER_FIELD, self.where, f"field {name!r} is not used: {value[:80]!r}", record_id
            )
