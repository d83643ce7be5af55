using System.Collections.Frozen;
using System.Collections.Immutable;
using DataCenterOps.Domain.Access.BreakGlass;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>What decisions stand on, by its revisions, at one moment.</summary>
/// <param name="InForce">The pack in force; absent when none is.</param>
/// <param name="Kinds">How often the objects of each kind that policies join have changed; a kind that is absent never has.</param>
/// <param name="Law">The place in the ledger of the newest version in the register of law; 0 where there is none.</param>
/// <param name="BreakGlass">The times in which enforcement is lifted and that nobody has ended.</param>
/// <param name="Waivers">The position of the newest entry about a waiver; 0 when there is none.</param>
public sealed record Revisions(PackRow? InForce, FrozenDictionary<string, long> Kinds, long Law, ImmutableArray<BreakGlassTime> BreakGlass, long Waivers);
