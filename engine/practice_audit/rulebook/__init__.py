"""Rules as data: YAML to checked rules, limits, settings, exemptions and links. Knows no record."""
