"""The closed lists that fields choose from: English snake_case in files, whatever the language of the screen."""

from __future__ import annotations

from enum import StrEnum


class SpanUnit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    NEXT_DAY = "next_day"
    UNTIL_OPEN = "until_open"
    UNTIL_CLOSE = "until_close"
    UNTIL_TIME = "until_time"
    NEVER = "never"


class Clock(StrEnum):
    ELAPSED = "elapsed"
    BUSINESS = "business"


class TeamMode(StrEnum):
    EVERYONE = "everyone"
    ONE_AFTER_ANOTHER = "one_after_another"
    LEAD = "lead"
    MAILBOX = "mailbox"


class Turn(StrEnum):
    CURRENT = "current"
    NEXT = "next"
    PREVIOUS = "previous"


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    DESK = "desk"
    HOME = "home"
    DUTY = "duty"
    TOLL_FREE = "toll_free"
    PAGER = "pager"
    FAX = "fax"
    SATELLITE = "satellite"
    OTHER = "other"


class RepeatWhile(StrEnum):
    NOT_ACKNOWLEDGED = "not_acknowledged"
    NOT_RESOLVED = "not_resolved"


class AfterRepeats(StrEnum):
    NOTHING = "nothing"
    CLOSE = "close"
    HAND_OVER = "hand_over"


class TimeBase(StrEnum):
    ELAPSED = "elapsed"
    PER_LEVEL = "per_level"
    BOTH = "both"


class EmptyLevel(StrEnum):
    SKIP = "skip"
    WAIT = "wait"
    STOP = "stop"


class Status(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


class LaneDirection(StrEnum):
    """Lanes stand side by side as columns, or above one another as rows."""

    COLUMNS = "columns"
    ROWS = "rows"


class Mark(StrEnum):
    """A shape beside the colour, for eyes and printers that have none."""

    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    SQUARE = "square"
    CIRCLE = "circle"
    TRIANGLE_DOWN = "triangle_down"


class LevelKind(StrEnum):
    FRONTLINE = "frontline"
    FUNCTIONAL = "functional"
    MANAGEMENT = "management"
    EXTERNAL = "external"
    GOVERNANCE = "governance"


class ChannelKind(StrEnum):
    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    CHAT = "chat"
    PAGER = "pager"
    TICKET = "ticket"
    PORTAL = "portal"
    BRIDGE = "bridge"
    IN_PERSON = "in_person"
    OTHER = "other"


class StepKind(StrEnum):
    ENTRY = "entry"
    ACTION = "action"
    DECISION = "decision"
    WAIT = "wait"
    INFORM = "inform"
    VENDOR = "vendor"
    HAND_OVER = "hand_over"
    END = "end"
    NOTE = "note"


class TargetOrder(StrEnum):
    ALL_AT_ONCE = "all_at_once"
    ONE_AFTER_ANOTHER = "one_after_another"
    ROUND_ROBIN = "round_robin"


class AcknowledgedBy(StrEnum):
    FIRST = "first"
    ALL = "all"


class Outcome(StrEnum):
    RESOLVED = "resolved"
    CLOSED = "closed"
    HANDED_OVER = "handed_over"
    UNANSWERED = "unanswered"


class TransitionKind(StrEnum):
    FUNCTIONAL = "functional"
    HIERARCHICAL = "hierarchical"
    RETURN = "return"
    INFORM = "inform"


class Trigger(StrEnum):
    NOT_ACKNOWLEDGED = "not_acknowledged"
    NOT_RESOLVED = "not_resolved"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    SHARE_OF_TARGET = "share_of_target"
    CRITERIA_MET = "criteria_met"
    CUSTOMER_ASKS = "customer_asks"
    NOBODY_REACHED = "nobody_reached"
    MANUAL = "manual"
    ALWAYS = "always"


class Share(StrEnum):
    RESPONSE = "response"
    RESOLUTION = "resolution"


class ContactKind(StrEnum):
    PERSON = "person"
    ROLE = "role"
    DESK = "desk"
    MAILBOX = "mailbox"
    VENDOR = "vendor"
    SYSTEM = "system"


class Privacy(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"


class Audience(StrEnum):
    CUSTOMERS = "customers"
    STAFF = "staff"
    EXECUTIVES = "executives"
    REGULATOR = "regulator"
    PRESS = "press"
