"""The Gazette's house rules: a check type, a wire format, an output and a pack of rules."""
