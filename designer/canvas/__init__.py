"""The flow on screen: a scene in layers that follows the document's diffs, and the tools that hands work it with.

`flow_view.FlowView` is the widget that the window places. It holds a `stage.Stage` (document, scene, view, selection:
what tools see). `scene.FlowScene` follows changes through `geometry.Geometry` (sizes, lanes, places, routes) and hands
what is damaged to its layers in `items`. Nothing here changes a matrix except through `Stage.do`, one edit a gesture;
everything holds ids, never records or items, across events.
"""
