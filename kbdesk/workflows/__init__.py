"""The verbs: what people do here, one file each. Joins the doors; imports `domain` and doors, never a face."""
