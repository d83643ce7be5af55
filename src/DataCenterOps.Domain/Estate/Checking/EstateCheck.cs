using DataCenterOps.Domain.Access;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Judges documents as the estate would be with them: what is named exists, nothing stands twice, nothing contains itself.
/// The same for one document of a <c>PUT</c> and for a whole folder.
/// </summary>
public static class EstateCheck
{
    /// <summary>Checks <paramref name="documents"/> over what exists.</summary>
    /// <param name="documents">All that would be applied together.</param>
    /// <param name="existing">What is declared already.</param>
    /// <param name="now">What relative times are relative to.</param>
    /// <param name="retiring">What the same apply would retire, so that nothing new may name it.</param>
    /// <param name="scope">Whose things whoever asks may see; everyone's, unless told.</param>
    public static EstateVerdict Check(
        IReadOnlyList<ParsedDocument> documents,
        IEstateLookup existing,
        DateTimeOffset now,
        IReadOnlySet<(DocumentKind Kind, string Id)>? retiring = null,
        TenantScope? scope = null)
    {
        var errors = new EstateErrors();
        var proposed = new ProposedEstate(documents, existing, retiring ?? new HashSet<(DocumentKind, string)>());
        var hidden = new HiddenThings(proposed, scope ?? TenantScope.All);
        CheckIdentities(documents, proposed, hidden, errors);
        var references = new ReferenceCheck(proposed, hidden, errors);
        foreach (var document in documents)
        {
            references.Check(document);
            DocumentRules.Check(document, existing.Find(document.Kind, document.Id), now, errors);
        }

        CycleCheck.Check(PlaceKinds.Jurisdiction, "members", proposed, errors);
        CycleCheck.Check(PlaceKinds.Vendor, "ultimateOwners", proposed, errors);
        return new EstateVerdict(errors.ToImmutable(), errors.Count);
    }

    private static void CheckIdentities(
        IReadOnlyList<ParsedDocument> documents, ProposedEstate proposed, HiddenThings hidden, EstateErrors errors)
    {
        ParsedDocument? estate = null;
        foreach (var document in documents)
        {
            var at = document.Root.Find("id") ?? document.Root;
            var name = $"{document.Kind.Name} `{document.Id}`";
            if (proposed.Existing.IsRetired(document.Kind, document.Id))
            {
                errors.Add(EstateCodes.IdRetired, $"{name} was retired, and ids are never used again", document.File, at, "id");
            }

            if (proposed.First(document) is var first && first != document)
            {
                errors.Add(EstateCodes.Duplicate, $"{name} stands twice, first in {first.File} on line {first.Line}", document.File, at, "id");
            }
            else if (document.Kind == PlaceKinds.Estate && estate is not null)
            {
                errors.Add(EstateCodes.Duplicate, $"a folder has one Estate, here it is `{estate.Id}` of {estate.File}", document.File, at, "id");
            }

            estate = document.Kind == PlaceKinds.Estate ? estate ?? document : estate;
            CheckWhatNeverChanges(document, proposed, hidden, at, errors);
        }
    }

    private static void CheckWhatNeverChanges(
        ParsedDocument document, ProposedEstate proposed, HiddenThings hidden, SourceNode at, EstateErrors errors)
    {
        if (proposed.Existing.Find(document.Kind, document.Id) is not { } before
            || before.AsWritten.Span.SequenceEqual(document.AsWritten.Span))
        {
            return;
        }

        var name = $"{document.Kind.Name} `{document.Id}`";
        if (hidden.Contains(document.Kind, document.Id))
        {
            errors.Add(EstateCodes.Duplicate, $"the id of {name} is taken: choose another one", document.File, at, "id");
            return;
        }

        if (document.Kind.Immutable)
        {
            errors.Add(EstateCodes.Duplicate, $"{name} exists and never changes: give the new one another id", document.File, at, "id");
        }

        var owner = EstateOwner.Of(document.Kind, document.Id, DeclaredDocument.Parse(document.AsWritten), proposed.TenantOfSystem);
        if (before.Owner != owner && (before.Owner is not null || document.Kind.KeyedByOwner))
        {
            errors.Add(EstateCodes.Duplicate, $"{name} belongs to `{before.Owner}` for good: retire it and create another", document.File, at, "id");
        }
    }
}
