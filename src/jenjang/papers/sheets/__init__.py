"""Tables for machines: a file -> grids of texts -> what their columns say.

Excel (new and old), CSV, JSON and pages of tables saved as .xls, judged by content. What a
column is called varies: columns are found by the words of their heading (`columns`), then
`budgets` and `nomenclature` say what the rows hold.
"""
