"""What SAKIP says: values, figures, formulas and scales, in plain Python.

No Django, no clock, no I/O but the data files that stand beside the code.
"""
