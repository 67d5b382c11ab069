"""What was read in an upload, told to the person who looks it over: doubts first.

`words` names facts and places, `facts` makes one fact of a reading and its corrections,
`sheet` an agreement of facts, `tables` shows papers of other kinds, and `spots` lights
facts up where they stand on a page.
"""
