"""What can be wrong with a page's tree: found by rectangles, without looking."""

from game.screens.scroll import Scroll
from game.screens.texts import KeyCap, Link, Text

TOLERANCE = 2


def _ink(node):
    """The box that the words of a text really cover."""
    setting = node.setting(node.rect.width)
    if not setting.pieces:
        return None
    left = min(piece.left for piece in setting.pieces)
    box = node.rect.copy()
    box.left += left
    box.width = setting.width - left
    box.height = setting.height
    size = node.kit.setter.face(node.style).size
    spare = node.kit.setter.line_height(node.style) - size
    box.inflate_ip(0, -max(0, spare) - round(size * 0.3))
    return box


def _texts(root):
    found = []

    def go(node, scrolls):
        if isinstance(node, Text) and node.text.strip():
            found.append((node, scrolls))
        inner = [*scrolls, node] if isinstance(node, Scroll) else scrolls
        for kid in node.kids:
            go(kid, inner)

    go(root, [])
    return found


def faults(screen):
    """Return sentences about words that are clipped, covered or too small."""
    said = []
    window = screen.bounds
    texts = [(node, _ink(node), scrolls) for node, scrolls in _texts(screen.root)]
    for node, ink, scrolls in texts:
        setting = node.setting(node.rect.width)
        if ink is None:
            continue
        if setting.width > node.rect.width + TOLERANCE:
            said.append(f"too wide: {node.name!r} {setting.width} > {node.rect.width}")
        if setting.height > node.rect.height + TOLERANCE:
            said.append(f"too high: {node.name!r} {setting.height} > {node.rect.height}")
        if not scrolls and not window.contains(ink):
            said.append(f"outside the window: {node.name!r} {ink}")
        for scroll in scrolls:
            if ink.left < scroll.rect.left - TOLERANCE or ink.right > scroll.rect.right + TOLERANCE:
                said.append(f"outside its column: {node.name!r} {ink} {scroll.rect}")
            content = scroll.kids[0].rect
            if ink.bottom > content.bottom + TOLERANCE:
                said.append(f"below its content: {node.name!r}")
        least = 13 if node.role == "label" else 14
        least = 13 if node.style.tracking else least
        if node.type_size < least and node.text.strip():
            said.append(f"too small: {node.name!r} {node.type_size}")
    for place, (node, ink, scrolls) in enumerate(texts):
        for other, ink2, scrolls2 in texts[place + 1 :]:
            if scrolls != scrolls2 and (scrolls and scrolls2):
                continue
            if ink and ink2 and ink.colliderect(ink2):
                if scrolls != scrolls2:
                    inner = (scrolls or scrolls2)[-1].rect
                    if not ink.clip(inner).colliderect(ink2.clip(inner)):
                        continue
                said.append(f"overlap: {node.name!r} {ink} and {other.name!r} {ink2}")
    for node in screen.root.walk():
        for kid in node.kids:
            if (
                isinstance(kid, Text | KeyCap | Link)
                or not kid.rect.width
                or isinstance(node, Scroll)
            ):
                continue
            if kid.rect.bottom > node.rect.bottom + 3 and not kid.focusable and node.rect.height:
                said.append(
                    f"{type(kid).__name__} {kid.name!r} sticks out of {type(node).__name__} by {kid.rect.bottom - node.rect.bottom}"
                )
    return said


def actions_without_place(screen):
    """Return the ids of actions that neither Tab nor a key of their own comes to."""
    placed = {node.action for node in screen.focus.nodes}
    return [
        action.id
        for action in screen.page.actions
        if action.id not in placed
        and not action.id.startswith("settings:text-")
        and not (action.quiet and action.key)
    ]


def rings_outside(screen):
    """Return nodes whose focus ring is not wholly in the window, or not seen at all."""
    from game.screens.focus import ring_boxes

    said = []
    for node in list(screen.focus.nodes):
        screen.focus.take(node)
        boxes = ring_boxes(screen)
        if not boxes:
            said.append(f"no ring: {node.role} {node.name!r}")
        for box in boxes:
            if not screen.bounds.contains(box):
                said.append(f"ring outside: {node.name!r} {box}")
            for scroll in screen.focus.scrolls_round(node):
                shown = node.ring()[0]
                fits = shown.height < scroll.rect.height - 24
                if fits and not scroll.rect.inflate(0, 4).contains(
                    shown.clip(scroll.rect.inflate(2000, 4))
                ):
                    said.append(f"not scrolled into view: {node.name!r}")
                if fits and (
                    shown.top < scroll.rect.top - 2 or shown.bottom > scroll.rect.bottom + 2
                ):
                    said.append(f"not in view: {node.name!r} {shown} {scroll.rect}")
    return said
