"""Where steps stand and how arrows run: pure geometry, no records and no Qt.

Start at `chart` (the shapes that go in and come out), then `layered.arrange` (places for steps), `lanes` (how wide the
levels are) and `routing.Router` (the ways of arrows and the places of their labels).
"""
