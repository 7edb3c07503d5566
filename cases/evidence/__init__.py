"""How is a file of evidence kept? Recognised by what it is, sealed, scanned, and shown only as a safe copy.

Nothing here knows a row: the rows are in `cases/models/evidence.py`, the acts in `cases/actions/evidence*.py`.
"""
