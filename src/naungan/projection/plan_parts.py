"""What no purse couples is solved apart: duties, and whole groups, for which one model over all takes too long."""

from __future__ import annotations

from collections import defaultdict

from naungan.projection.plan_world import PILIHAN, World, build, near, owners


def parts(world: World, *, target: bool) -> list[World]:
    """The parts of a world; together they hold all its groups and purses.

    Apart stands each part in which nobody can be chosen, and each that holds duties or a group that can't be divided; all other people
    stand in one. A ``target`` couples all who can be chosen.
    """
    root = _roots(world)
    chosen = {root[0, pair.group] for pair in world.pairs}
    single = set() if target else {
        root[0, at] for at, group in enumerate(world.groups) if group.orang and (group.utuh or group.sifat != PILIHAN)
    }  # fmt: skip
    together = chosen - single
    members: dict[tuple[int, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for (kind, at), top in root.items():
        members[(-1, 0) if top in together else top][kind].append(at)
    return [_part(world, *members[name]) for name in sorted(members)]


def alone(world: World, purse: int) -> World:
    """The part of the world in which a purse stands."""
    root = _roots(world)
    mine = [node for node, top in root.items() if top == root[1, purse]]
    return _part(world, [at for kind, at in mine if kind == 0], [at for kind, at in mine if kind == 1])


def _part(world: World, groups: list[int], purses: list[int]) -> World:
    mine = tuple(world.groups[at] for at in sorted(groups))
    return build(mine, tuple(world.purses[at] for at in sorted(purses)), world.pada)


def _roots(world: World) -> dict[tuple[int, int], tuple[int, int]]:
    """Group (0, number) or purse (1, number) → the first of its part."""
    root = {(0, at): (0, at) for at in range(len(world.groups))} | {(1, at): (1, at) for at in range(len(world.purses))}

    def top(node: tuple[int, int]) -> tuple[int, int]:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    owned = owners(world.purses)
    for number, group in enumerate(world.groups):
        for at in near(group, owned):
            if group.orang and world.purses[at].carries(group):
                first, second = sorted((top((0, number)), top((1, at))))
                root[second] = first
    return {node: top(node) for node in root}
