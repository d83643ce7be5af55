namespace DataCenterOps.Domain.Access;

/// <summary>One thing by which a client's certificate is recognised. Compared letter by letter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its text.</param>
public readonly record struct ClientMark(ClientMarkKind Kind, string Value);
