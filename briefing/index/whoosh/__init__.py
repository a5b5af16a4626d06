"""The engine on Whoosh, the only package that imports Whoosh.

A codec of our own reads posting lists in one piece and pickles nothing; a manifest names every file with its checksum;
a commit stands whole or not at all.
"""

import warnings

# The sources of Whoosh 2.7.4 make the compilers of later Pythons warn. Most installers compile them; where none did,
# the first import does, and no user should hear of it.
warnings.filterwarnings("ignore", module=r"(.*[/\\])?whoosh([/\\.]|$)")
