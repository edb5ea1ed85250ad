"""Everything the program can do, as one table: words, icon, keys, place in the menus, and when it makes sense.

`run` names who does it ("files.save"); `when` and `checked` name facts of the moment (`facts.py`). Menus, tool bar,
the command palette and the list of keys are all made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from designer.drawing.words import STEP_ICONS, STEP_WORDS
from designer.panels.kinds import KIND_TIPS


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `menu` is its path, `/` between menu and submenu; a `|` at its end draws a line before it."""

    id: str
    text: str
    icon: str
    menu: str
    run: str
    tip: str
    keys: tuple[str, ...] = ()
    when: str = ""
    checked: str = ""
    argument: Any = None
    on_canvas: bool = False
    """Its keys count only while the chart has the keyboard: elsewhere they are the keys of lists and texts."""


SUBMENUS = {"View/Theme": "sun-moon", "Publish/Paper": "file-text"}
"""The icons of menus inside menus."""

MENUS = ("File", "Edit", "Insert", "Arrange", "View", "Check", "Publish", "Help")

FILE = (
    Action("new", "New…", "file-plus", "File", "files.new", "Start from a template or a blank matrix", ("Ctrl+N",)),
    Action("open", "Open…", "folder-open", "File", "files.open", "Open a matrix from a file", ("Ctrl+O",)),
    Action("save", "Save", "save", "File|", "files.save", "Write the matrix to its file", ("Ctrl+S",), "document"),
    Action("save_as", "Save as…", "save-all", "File", "files.save_as", "Write the matrix to another file",
           ("Ctrl+Shift+S",), "document"),
    Action("revert", "Revert to saved", "rotate-ccw", "File", "files.revert",
           "Go back to what the file holds; undo brings your edits back", (), "file & unsaved"),
    Action("import_sheet", "Import sheet…", "upload", "File|", "importing.choose",
           "Bring in contacts from a spreadsheet, with a preview of every change", ("Ctrl+I",)),
    Action("close", "Close", "x", "File|", "files.close", "Close the matrix and go to the start screen",
           ("Ctrl+W",), "document"),
    Action("quit", "Quit", "log-out", "File", "window.close", "Leave the program", ("Ctrl+Q",)),
)  # fmt: skip
EDIT = (
    Action("undo", "Undo", "undo-2", "Edit", "session.undo", "Take back the last edit", ("Ctrl+Z",), "undo"),
    Action("redo", "Redo", "redo-2", "Edit", "session.redo", "Do again what was undone",
           ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Action("cut", "Cut", "scissors", "Edit|", "flow.cut", "Move the selected steps to the clipboard",
           ("Ctrl+X",), "step & tab flow", on_canvas=True),
    Action("copy", "Copy", "copy", "Edit", "flow.copy", "Copy the selected steps", ("Ctrl+C",), "step & tab flow",
           on_canvas=True),
    Action("paste", "Paste", "clipboard-paste", "Edit", "flow.paste", "Put in what was copied", ("Ctrl+V",),
           "document & tab flow", on_canvas=True),
    Action("duplicate", "Duplicate", "copy", "Edit", "flow.duplicate", "A copy of the selected steps beside them",
           ("Ctrl+D",), "step & tab flow", on_canvas=True),
    Action("delete", "Delete", "trash-2", "Edit", "arrange.delete",
           "Delete what is selected; arrows are joined over the gap", ("Del",), "selection & tab flow", on_canvas=True),
    Action("select_all", "Select all", "scan", "Edit|", "flow.select_all", "Select every step", ("Ctrl+A",),
           "document & tab flow", on_canvas=True),
    Action("rename", "Rename", "text-cursor-input", "Edit", "arrange.rename", "Type a new title for the selected step",
           ("F2",), "one step & tab flow", on_canvas=True),
    Action("join_contacts", "Join contacts…", "git-merge", "Edit", "joining.ask",
           "Make the selected contacts one; you choose what is kept where they differ", ("Ctrl+J",), "two contacts"),
    Action("find", "Find or do anything…", "search", "Edit|", "commands.open",
           "Find a step, a contact or a command by its name", ("Ctrl+K", "Ctrl+F")),
    Action("settings", "Settings…", "settings", "Edit|", "preferences.show",
           "Colours, paper, country of numbers, your name, what is remembered", ("Ctrl+,",)),
)  # fmt: skip

INSERT = (
    *(Action(f"insert_{kind}", STEP_WORDS[kind], STEP_ICONS[kind], "Insert", "insert.step",
             f"{tip}. Goes after the selected step and is connected from it", (f"Ctrl+Alt+{number}",),
             "level & tab flow", "", kind)
      for number, (kind, tip) in enumerate(KIND_TIPS.items(), 1)),
    Action("insert_level", "Level", "columns-3", "Insert|", "insert.level", "Add a level after the last", (),
           "document"),
    Action("insert_contact", "Contact", "user-plus", "Insert", "insert.contact", "Add somebody to reach",
           ("Ctrl+Shift+C",), "document"),
    Action("insert_severity", "Severity", "triangle", "Insert", "insert.severity",
           "Add a degree of how bad an issue is",
           (), "document"),
    Action("insert_comment", "Comment", "message-square", "Insert", "insert.comment",
           "A remark on what is selected, for those who review the matrix", (), "document"),
)  # fmt: skip
ARRANGE = (
    Action("tidy", "Tidy up", "wand-sparkles", "Arrange", "flow.tidy",
           "Lay the flow out anew, on the levels and in the order you chose", ("Ctrl+Shift+L",), "steps & tab flow"),
    Action("connect", "Connect", "share-2", "Arrange", "flow.start_connecting",
           "Draw an arrow from a step to another; with several selected, along them in that order",
           ("Ctrl+L",), "steps & tab flow"),
    Action("straighten", "Straighten arrows", "spline", "Arrange", "arrange.straighten",
           "Take out what was pinned by hand, so that the arrows find their way again", (), "pinned & tab flow"),
    Action("line_up_start", "Line up starts", "align-start-horizontal", "Arrange|", "arrange.line_up",
           "Give the selected steps one edge along the levels", (), "two steps & tab flow", "", "start"),
    Action("line_up_middle", "Line up middles", "align-center-horizontal", "Arrange", "arrange.line_up",
           "Give the selected steps one middle along the levels", (), "two steps & tab flow", "", "middle"),
    Action("line_up_end", "Line up ends", "align-end-horizontal", "Arrange", "arrange.line_up",
           "Give the selected steps one far edge along the levels", (), "two steps & tab flow", "", "end"),
    Action("spread", "Spread evenly", "align-vertical-distribute-center", "Arrange", "arrange.spread",
           "Leave the same gap between the selected steps", (), "three steps & tab flow"),
)  # fmt: skip
VIEW = (
    Action("tab_flow", "Flow", "workflow", "View", "tabs.show_page", "The chart of steps and arrows", (), "document",
           "tab flow", "flow"),
    Action("tab_sheet", "Sheet", "sheet", "View", "tabs.show_page", "The call sheet as it will print, to be edited", (),
           "document", "tab sheet", "sheet"),
    Action("next_tab", "Next view", "arrow-right", "View", "tabs.next", "Flow, sheet, and round again",
           ("Ctrl+PgDown",), "document", "", 1),
    Action("previous_tab", "Previous view", "arrow-left", "View", "tabs.next", "The view before",
           ("Ctrl+PgUp",), "document", "", -1),
    Action("zoom_in", "Zoom in", "zoom-in", "View|", "zoom.zoom_in", "See it larger", ("Ctrl++", "Ctrl+="), "document"),
    Action("zoom_out", "Zoom out", "zoom-out", "View", "zoom.zoom_out", "See more of it", ("Ctrl+-",), "document"),
    Action("zoom_100", "Actual size", "square", "View", "zoom.zoom_to", "100 %", ("Ctrl+0",), "document", "", 1.0),
    Action("fit", "Fit all", "maximize", "View", "zoom.fit", "The whole flow, or the width of a page, in the window",
           ("Ctrl+9",), "document"),
    Action("read_next", "Read as the next severity", "filter", "View|", "reading.next",
           "Show what applies to one severity after the other; all else steps back", ("Ctrl+R",),
           "severities & tab flow"),
    Action("read_all", "Read as all severities", "layers", "View", "reading.all", "Show the whole flow",
           ("Ctrl+Shift+R",), "severities & tab flow"),
    Action("next_panel", "Next panel", "panel-top", "View|", "window.next_panel",
           "Take the keyboard to the next panel: chart, inspector, lists, palette", ("F6",), "document", "", 1),
    Action("previous_panel", "Previous panel", "panel-top", "View", "window.next_panel",
           "Take the keyboard to the panel before", ("Shift+F6",), "document", "", -1),
    Action("panel_left", "Steps and contacts", "panel-left", "View|", "window.toggle_panel",
           "Show or hide the palette and the contacts", ("Ctrl+1",), "document", "panel left", "left"),
    Action("panel_right", "Inspector", "panel-right", "View", "window.toggle_panel",
           "Show or hide the fields of what is selected", ("Ctrl+2",), "document", "panel right", "right"),
    Action("panel_contacts", "Contacts table", "table-2", "View", "window.toggle_list",
           "Show or hide everybody in a table", ("Ctrl+3",), "document", "list contacts", "contacts"),
    Action("panel_findings", "Findings", "shield-alert", "View", "window.toggle_list",
           "Show or hide what the checks found", ("Ctrl+4",), "document", "list findings", "findings"),
    Action("panel_history", "History", "history", "View", "window.toggle_list",
           "Show or hide the edits made since the file was opened", ("Ctrl+5",), "document", "list history", "history"),
    Action("theme_system", "As the system", "monitor", "View/Theme", "appearance.use",
           "The colours that the system asks for",
           (), "", "theme system", "system"),
    Action("theme_light", "Light", "sun", "View/Theme", "appearance.use", "Dark on light", (), "", "theme light",
           "light"),
    Action("theme_dark", "Dark", "moon", "View/Theme", "appearance.use", "Light on dark", (), "", "theme dark", "dark"),
    Action("theme_contrast", "High contrast", "contrast", "View/Theme", "appearance.use", "White and yellow on black",
           (), "", "theme contrast", "contrast"),
    Action("still", "Reduce motion", "pause", "View", "appearance.toggle_motion",
           "Things jump to their place instead of gliding", (), "", "still"),
)  # fmt: skip
CHECK = (
    Action("show_findings", "Show findings", "shield-check", "Check", "window.show_list",
           "What the checks found: errors, warnings and remarks", ("F8",), "document", "", "findings"),
    Action("next_finding", "Next finding", "chevron-down", "Check", "checking.next",
           "Go to the next step that has a finding",
           ("F4",), "findings"),
    Action("previous_finding", "Previous finding", "chevron-up", "Check", "checking.previous",
           "Go to the step before that has a finding", ("Shift+F4",), "findings"),
    Action("accept_findings", "Accept findings…", "shield-check", "Check|", "accepting.ask",
           "Hide what is found about the selection where it is meant to be so; the file keeps the reason",
           ("Ctrl+Shift+A",), "found here"),
)  # fmt: skip
PUBLISH = (
    Action("export_sheet", "Contact sheet…", "file-spreadsheet", "Publish", "exporting.sheet",
           "A workbook with the call sheet, the grid, the flow and all contacts, or a CSV file",
           ("Ctrl+E",), "document"),
    Action("export_picture", "Picture…", "image", "Publish", "exporting.picture",
           "The flow as a picture: PNG, SVG or PDF", ("Ctrl+Shift+E",), "steps"),
    Action("update_workbook", "Update a workbook…", "refresh-cw", "Publish", "updating.choose",
           "Bring a workbook of your own up to date, cell by cell; looks, formulas and all else stay",
           ("Ctrl+U",), "document"),
    Action("paper_a4", "A4", "file", "Publish/Paper", "window.use_paper",
           "The paper of call sheets, PDF and prints", (), "", "paper A4", "A4"),
    Action("paper_letter", "US Letter", "file", "Publish/Paper", "window.use_paper",
           "The paper of call sheets, PDF and prints", (), "", "paper Letter", "Letter"),
    Action("print", "Print…", "printer", "Publish", "exporting.print", "See the flow on paper and print it",
           ("Ctrl+P",), "steps"),
)  # fmt: skip
HELP = (
    Action("guide", "Quick guide", "book-open", "Help", "help.show", "From nothing to a call sheet in nine steps",
           ("F1",), "", "", "guide"),
    Action("keys", "Keyboard list", "keyboard", "Help", "help.show", "Every key and what it does", ("Ctrl+/",), "", "",
           "keys"),
    Action("about", "About", "info", "Help|", "help.show", "Version, licences, where your files are", (), "", "",
           "about"),
)  # fmt: skip

ACTIONS = (*FILE, *EDIT, *INSERT, *ARRANGE, *VIEW, *CHECK, *PUBLISH, *HELP)

TOOLS = (
    "save", "undo", "redo", "|", "tidy", "connect", "|", "import_sheet", "export_sheet", "print", "|", "show_findings",
)  # fmt: skip
"""What the tool bar shows; those in TOOLS_WITH_TEXT with their words."""

TOOLS_WITH_TEXT = frozenset({"tidy", "connect", "import_sheet", "export_sheet", "show_findings"})
