import sys

# jsonschema would load this reader of web addresses, which takes a second of each start. None of
# the forms that are checked here ask for it.
sys.modules.setdefault("rfc3987_syntax", None)
