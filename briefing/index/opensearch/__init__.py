"""The engine on OpenSearch, the only package that imports its client.

Documents are written with our own words, stems and weights, so that a server analyses nothing. Each says from which to
before which commit it stands: a reader sees one commit, whatever is written meanwhile.
"""
