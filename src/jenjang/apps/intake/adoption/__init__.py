"""From recognised papers to rows, all or nothing.

Read from the top: `bundle` tells who is who and orders the papers from the top of the
office; `people` makes positions, officials and appointments; `activities` and
`objectives` grow the two trees; `papers` puts each agreement in force; `adopting` runs
them. `wording` compares texts; `changes` collects what is new, changed or the same, so
that a preview is the same run, rolled back.
"""
