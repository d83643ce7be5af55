namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Limits of tables of sovereignty and of what is kept of a score, each with its reason.</summary>
public static class SovereigntyLimits
{
    /// <summary>The highest level. SEAL-0 none, 1 jurisdictional, 2 data, 3 digital resilience, 4 full: EU Cloud Sovereignty Framework 1.2.1, read in secondary sources.</summary>
    public const int Highest = 4;

    /// <summary>What the weights of all objectives sum to: they are per cent.</summary>
    public const int Weights = 100;

    /// <summary>The best score, in hundredths of a percent.</summary>
    public const int BestScore = 10_000;

    /// <summary>Objectives of a table: twice those of the framework. Each is a label value of a metric.</summary>
    public const int Objectives = 16;

    /// <summary>Answers of all objectives together: all of them fit one entry of the ledger with their evidence, and a reader's patience.</summary>
    public const int Answers = 24;

    /// <summary>Inline tests of an answer: one for each level and some more.</summary>
    public const int TestsPerAnswer = 16;

    /// <summary>Characters of an id: it stands in labels and columns.</summary>
    public const int IdLength = 40;

    /// <summary>Characters of the framework's name and of its source.</summary>
    public const int SourceLength = 400;

    /// <summary>Bytes of the evidence that an answer shows: some ten names. What more there is, is counted.</summary>
    public const int EvidenceBytes = 512;

    /// <summary>Characters of the sentence of an error: enough to name the cause.</summary>
    public const int ErrorLength = 200;
}
