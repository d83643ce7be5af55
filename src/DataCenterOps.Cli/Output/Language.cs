namespace DataCenterOps.Cli.Output;

/// <summary>A language that every title and remedy is written in.</summary>
internal enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,

    /// <summary>Arabic.</summary>
    Arabic,
}
