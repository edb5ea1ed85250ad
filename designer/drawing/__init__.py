"""One description of how a matrix looks, for screen, paper and web alike. No Qt.

From the records up: `content` (what a card says) → `cards`, `chips`, `lane_headers` (how large, where its parts lie) →
`card_shapes`, `chip_shapes`, `connectors` (shapes of the `display` list in the colours of a `style` theme) → `chart`
(where everything stands) → `picture` (the whole page). `text` measures, everywhere the same.
"""
