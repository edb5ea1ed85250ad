"""Small charts as people draw them: the pictures that layout and routing must get right."""

from __future__ import annotations

from designer.layout.chart import Arrow, Box
from designer.model.geometry import Size
from tests.layout.graphs import SIZES, Chart

FLOWS = {
    "complaints": """
        0 entry start Call or ticket
        0 decision hard Safety, legal, press?
        1 action resolve Resolve at first contact
        1 inform tell Tell press and compliance
        2 action billing Billing specialist
        2 action network Network engineer
        2 end done Resolved, call back
        3 action duty Duty manager
        3 action head Head of service
        4 vendor carrier Carrier
        start > resolve *3
        start > hard 52x22
        hard > tell 44x22
        resolve > billing *3
        resolve > network 110x38 *2
        resolve > done <
        billing > duty *3
        network > duty 84x38 *2
        network > carrier 112x38
        duty > head 100x22
        head > done <
    """,
    "desk": """
        0 entry call User calls or writes
        0 decision grid Impact and urgency
        1 action desk Service desk
        1 inform sdm Service desk manager
        1 end closed Closed by the desk
        2 action desktop Desktop team
        2 action net Network team
        2 action apps Application team
        2 inform inc Incident manager
        3 action arch Engineering
        3 inform ops Head of operations
        3 inform cio CIO
        4 vendor vendor Vendor under contract
        call > grid *3
        grid > desk 60x22 *3
        grid > sdm 60x22
        desk > desktop 108x38 *2
        desk > net 108x38 *2
        desk > apps 108x38 *2
        desk > closed 70x22
        sdm > inc 96x22
        inc > ops 100x22
        ops > cio 100x22
        desktop > arch 108x38 *2
        net > arch 108x38 *2
        apps > arch 108x38 *2
        arch > vendor 108x38 *2
        arch > closed <
        vendor > arch 60x22 <
    """,
    "noc": """
        0 entry open Ticket opened
        0 action shift NOC shift engineer
        0 decision field Power or fibre?
        1 action super Shift supervisor
        1 inform am Account manager
        2 action tech Technical manager
        2 inform exec Executive brief
        3 action dir Director network operations
        4 action coo Chief operating officer
        4 end restored Service restored
        5 vendor carrier Upstream carrier
        5 vendor dispatch Field dispatch
        open > shift *3
        shift > super 84x38 *3
        shift > field 60x22
        field > dispatch 60x22
        field > carrier 60x22
        super > tech 84x38 *3
        super > am 70x22
        tech > dir 84x38 *3
        tech > exec 70x22
        dir > coo 84x38 *3
        coo > restored 70x22
        carrier > restored <
        dispatch > restored <
        carrier > super 70x22 <
    """,
    "ward": """
        0 entry obs Observation score
        0 entry family Family activation line
        0 action nurse Bedside nurse
        0 wait again Observe again
        1 action charge Nurse in charge
        1 decision band Score band
        2 action doctor Ward doctor
        2 inform site Clinical site manager
        3 action reg Specialist registrar
        3 action rrt Rapid response team
        4 action consultant Consultant
        4 action icu Intensive care
        4 end arrest Arrest call
        obs > nurse *3
        family > charge 70x22
        nurse > charge 84x38 *3
        charge > band *2
        band > again 60x22 <
        again > nurse 60x22 <
        band > doctor 84x22 *3
        band > rrt 84x22 *2
        band > arrest 84x22
        doctor > reg 84x38 *3
        doctor > site 96x22
        reg > consultant 84x38 *3
        rrt > icu 84x22 *2
        reg > rrt 60x22
        consultant > icu 60x22
    """,
    "saas": """
        0 entry alert Alert or report
        0 decision hours Inside office hours?
        0 action queue Ticket until 09:00
        1 action primary Primary on call
        1 action rota Team rota
        2 action secondary Secondary on call
        2 inform status Status page
        3 action team Whole team
        3 action lead Engineering lead
        3 vendor cloud Cloud provider
        4 action ic Incident commander
        4 inform exec Executive brief
        4 end over Incident over
        alert > hours *3
        hours > rota 44x22 *2
        hours > primary 44x22 *3
        hours > queue 60x22
        queue > rota 60x22
        rota > secondary 84x22 *2
        primary > secondary 84x22 *3
        primary > status 84x22
        secondary > team 84x22 *3
        secondary > lead 84x22
        team > ic 84x22 *3
        lead > ic 84x22
        team > cloud 84x22
        ic > exec 84x22
        ic > over 84x22 *2
        over > primary 70x22 <
        ic > ic 70x22
    """,
}


def flow(name: str) -> tuple[Chart, dict[str, str]]:
    """The chart, and the titles of its steps."""
    boxes, arrows, titles = [], [], {}
    for line in FLOWS[name].strip().splitlines():
        words = line.split()
        if words[1] != ">":
            width, height = SIZES.get(words[1], (200, 84))
            boxes.append(Box(words[2], int(words[0]), width, height, words[1]))
            titles[words[2]] = " ".join(words[3:])
            continue
        label = next((w for w in words[3:] if "x" in w), None)
        arrows.append(
            Arrow(
                f"{words[0]}>{words[2]}",
                words[0],
                words[2],
                Size(*map(float, label.split("x"))) if label else None,
                next((int(w[1:]) for w in words[3:] if w[0] == "*"), 1),
                "<" in words[3:],
            )
        )
    return Chart(boxes, arrows, max(b.lane for b in boxes) + 1), titles
