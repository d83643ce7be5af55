using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>Collects what is wrong: the first of it with its place, the rest as a count.</summary>
internal sealed class EstateErrors
{
    private readonly List<EstateError> _first = [];

    /// <summary>All of them, those that were only counted too.</summary>
    public int Count { get; private set; }

    /// <summary>Whether further ones are only counted: <see cref="Skip"/> then spares their making.</summary>
    public bool IsFull => _first.Count >= EstateLimits.Errors;

    public void Skip() => Count++;

    public void Add(EstateError error)
    {
        Count++;
        if (_first.Count < EstateLimits.Errors)
        {
            _first.Add(error);
        }
    }

    public void Add(string code, string message, string file, SourceNode at, string path = "") =>
        Add(new EstateError(code, message, file, at.Line, at.Column, path));

    public void AddRange(EstateErrors others)
    {
        foreach (var error in others._first)
        {
            Add(error);
        }

        Count += others.Count - others._first.Count;
    }

    public ImmutableArray<EstateError> ToImmutable() => [.. _first];
}
