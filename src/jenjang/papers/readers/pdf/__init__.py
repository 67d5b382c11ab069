"""Digital PDF -> blocks, from where its letters and lines stand on the page: `document`."""
