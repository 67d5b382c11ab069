"""Excel (.xlsx, .xlsm, .xls) -> blocks (`document`).

Nothing is imported here: what Excel prints (`printed`) is asked without any blocks too.
"""
