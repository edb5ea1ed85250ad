"""durations: times as people write them in sheets, in many languages, and back."""
