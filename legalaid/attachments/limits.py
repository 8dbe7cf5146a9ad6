"""How much of everything is taken in: what a phone or a scanner makes, and not much more."""

MEGABYTE = 2**20
MOST_BYTES = 20 * MEGABYTE
MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 40_000_000}
LONGEST_SIDE = 3000  # pixels of the copy to look at: enough to read an A4 page

MOST_PAGES = 1000
MOST_OBJECTS = 100_000
MOST_UNPACKED = 100 * MEGABYTE
GREATEST_RATIO = 100
SMALL = MEGABYTE  # below this a high ratio harms nobody

MOST_MEMBERS = 1000
MOST_XML = 16 * MEGABYTE

CPU_SECONDS = 2
WALL_SECONDS = 10
MOST_DATA = 280 * MEGABYTE
MOST_ADDRESSES = 2048 * MEGABYTE
MOST_FILES_OPEN = 64

OF_A_CASE = 200 * MEGABYTE
FILES_OF_A_CASE = 200
