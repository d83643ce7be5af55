namespace DataCenterOps.Domain.Estate;

/// <summary>Finds the full id of a document from the field <c>id</c>, the fields that are part of it, and its path.</summary>
internal sealed class DocumentIdentity
{
    public DocumentIdentity(DocumentKind kind, SourceNode root, string? expected)
    {
        var written = root.Find("id");
        var at = written ?? root;
        Id = expected ?? "";
        var text = written is { Kind: SourceNodeKind.Scalar } && CoreScalar.IsText(written) ? written.Text : null;
        if (written is not null && text is null)
        {
            Problem = (EstateCodes.Type, "must be a text: write it in quotes", written);
            return;
        }

        var composed = Compose(kind, root, text);
        if (composed is null && expected is null && written is null)
        {
            Problem = (EstateCodes.Type, "`id` is required", at);
            return;
        }

        Id = composed ?? Id;
        if (expected is not null && Id != expected)
        {
            Problem = (EstateCodes.Type, $"the document is {TextRules.Quote(Id)}, the path says {TextRules.Quote(expected)}", at);
        }
        else if (!kind.IdForm.Matches(Id))
        {
            Problem = (EstateCodes.Type, $"must be {Form(kind).Description}, not {TextRules.Quote(text ?? Id)}", at);
        }
        else if (EstateSchema.ReservedIds.Contains(Local(kind, Id)))
        {
            Problem = (EstateCodes.Type, $"{TextRules.Quote(Local(kind, Id))} is reserved", at);
        }
        else if (kind == MeteringKinds.Budget && Id != Composed(root, text))
        {
            Problem = (EstateCodes.Type, $"must be {TextRules.Quote(Composed(root, text))}, as its fields say", at);
        }
    }

    /// <summary>The full id; empty or without the right form when there is a problem.</summary>
    public string Id { get; }

    /// <summary>What is wrong with it.</summary>
    public (string Code, string Message, SourceNode At)? Problem { get; }

    private static string? Compose(DocumentKind kind, SourceNode root, string? text)
    {
        if (kind == KeyKind.Key && text is not null)
        {
            // What a GET answered may be sent back, so that the full id is right too where the path says it.
            return text.Contains('/', StringComparison.Ordinal) && root.Line == 0 ? text : $"{root.Find("tenant")?.Text}/{text}";
        }

        return kind == MeteringKinds.Budget ? text ?? Composed(root, text) : text;
    }

    private static string Composed(SourceNode root, string? text) =>
        root.Find("tenant") is { } tenant && root.Find("fiscalYear") is { } year && root.Find("programme") is { } programme
            ? $"{tenant.Text}/{year.Text}/{programme.Text}"
            : text ?? "";

    private static IdForm Form(DocumentKind kind) => kind == KeyKind.Key ? IdForm.Plain : kind.IdForm;

    private static string Local(DocumentKind kind, string id) =>
        kind == KeyKind.Key ? id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..] : id;
}
