"""What no purse couples is solved apart: whole groups, for which one model over all takes too long."""

from __future__ import annotations

from naungan.projection.plan_world import PILIHAN, World, build, near, owners


def parts(world: World, *, apart: bool) -> list[World]:
    """The parts of a world; together they hold all its groups and purses.

    ``apart`` cuts out each part that holds a group that can't be divided; all other people stand in one.
    """
    if not apart or not any(group.utuh and group.sifat == PILIHAN for group in world.groups):
        return [world]
    root = _roots(world)
    whole = {root[group.pemda] for group in world.groups if group.utuh and group.sifat == PILIHAN}
    names = {pemda: there if there in whole else "" for pemda, there in root.items()}
    return [_part(world, names, name) for name in sorted(set(names.values()))]


def alone(world: World, purse: int) -> World:
    """The part of the world in which a purse stands."""
    root = _roots(world)
    return _part(world, root, root[world.purses[purse].pemda])


def _part(world: World, names: dict[str, str], name: str) -> World:
    groups = tuple(group for group in world.groups if names[group.pemda] == name)
    purses = tuple(purse for purse in world.purses if names[purse.pemda] == name)
    return build(groups, purses, world.pada)


def _roots(world: World) -> dict[str, str]:
    """Pemda → the first one of its part."""
    root = {name: name for name in [*(group.pemda for group in world.groups), *(purse.pemda for purse in world.purses)]}

    def top(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    owned = owners(world.purses)
    for group in world.groups:
        for at in near(group, owned):
            if world.purses[at].carries(group):
                first, second = sorted((top(group.pemda), top(world.purses[at].pemda)))
                root[second] = first
    return {name: top(name) for name in root}
