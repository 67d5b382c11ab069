"""The inks of drawings: dark on white, the same on a page and on paper."""

INK, SOFT, LINE, RULE = "#18222d", "#505b67", "#8d877a", "#e3dfd5"
TINT, PAPER, ACTUAL, BREAK = "#e4f0f4", "#ffffff", "#0b5f7e", "#9b2c1d"
FONT = "Liberation Sans, Arial, sans-serif"
