namespace DataCenterOps.Cli.Output;

/// <summary>How an answer is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: the server's JSON, indented.</summary>
    Json,

    /// <summary>For programs: the same as YAML.</summary>
    Yaml,
}
