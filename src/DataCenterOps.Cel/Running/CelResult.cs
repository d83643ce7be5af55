namespace DataCenterOps.Cel;

/// <summary>What an evaluation gives: a value or an error.</summary>
public readonly struct CelResult
{
    /// <summary>A result; an error value makes an error result.</summary>
    public CelResult(CelValue value) => Raw = value;

    /// <summary>Whether there is an error and no value.</summary>
    public bool IsError => Raw.IsError;

    /// <summary>The value. Throws when there is an error.</summary>
    public CelValue Value => IsError ? throw new InvalidOperationException(Raw.AsError().Message) : Raw;

    /// <summary>The error, or null.</summary>
    public CelError? Error => IsError ? Raw.AsError() : null;

    internal CelValue Raw { get; }

    /// <summary>The value in the language's notation, or code and message of the error.</summary>
    public override string ToString() => Error is { } error ? $"{error.Code}: {error.Message}" : Raw.ToString();
}
