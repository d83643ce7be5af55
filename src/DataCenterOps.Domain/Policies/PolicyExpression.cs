using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>One expression of a policy as the type checker read it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">The rule's id or the variable's name; <c>match</c> for the selection.</param>
/// <param name="Source">Its text.</param>
/// <param name="Uses">The declared fields that it reads.</param>
/// <param name="Names">The variables of the environment that it reads, as <c>subject</c> and <c>now</c>.</param>
public sealed record PolicyExpression(
    PolicyExpressionKind Kind, string Name, string Source, ImmutableArray<CelFieldUse> Uses, ImmutableArray<string> Names);
