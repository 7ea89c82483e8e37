"""How far each member of the G7 is from ending Russian energy, against its own dates.

Figures are observations with their basis, source, edition and the moment we got them
(:mod:`~ostraka.energy.observation`); dates are a timetable with reversals
(:mod:`~ostraka.energy.timetable`); :mod:`~ostraka.energy.answers` puts the two together.
"""
