"""Tables of any paper -> typed tables: capaian, budgets, comparisons, follow-ups, surveys.

`read_table` says what one table states; `joined` puts together the parts of a table that
pages cut. Columns are found by the words that head them, and what a table is about by its
columns: the caption only helps, and decides nothing that the columns say.
"""

from jenjang.papers.recognisers.tables.joining import joined
from jenjang.papers.recognisers.tables.read import ReadTable, read_table

__all__ = ["ReadTable", "joined", "read_table"]
