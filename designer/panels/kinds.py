"""What each kind of step is, in half a sentence, in the order in which the palette and the menus offer them."""

from __future__ import annotations

from designer.model.choices import StepKind

KIND_TIPS = {
    StepKind.ENTRY: "Where issues come in",
    StepKind.ACTION: "Somebody does something",
    StepKind.DECISION: "A question with answers",
    StepKind.WAIT: "Nothing happens until a time is over",
    StepKind.INFORM: "Somebody is told; no answer is expected",
    StepKind.VENDOR: "An outside company is called",
    StepKind.END: "The issue ends here",
    StepKind.NOTE: "A remark beside the flow",
    StepKind.HAND_OVER: "The issue goes on in another matrix",
}
