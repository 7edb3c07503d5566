"""How does Countersign look? The forms' renderer, dates, charts, template tags, the design systems' files."""
