namespace DataCenterOps.Domain.Estate;

/// <summary>Looks up everything that documents name.</summary>
internal sealed class ReferenceCheck(ProposedEstate estate, HiddenThings hidden, EstateErrors errors)
{
    private readonly ValuePath _path = new();
    private int _suggestions;
    private ParsedDocument _document = null!;

    public void Check(ParsedDocument document)
    {
        _document = document;
        CheckObject(document.Root, document.Kind.Shape);
    }

    private void CheckObject(SourceNode node, ObjectShape shape)
    {
        foreach (var member in node.Members)
        {
            if (shape.Find(member.Name) is { } field)
            {
                _path.Push(field.Name);
                Check(member.Value, field.Type);
                _path.Pop();
            }
        }
    }

    private void Check(SourceNode node, FieldType type)
    {
        switch (type)
        {
            case FieldType.Reference(var kind):
                CheckExists(node, EstateSchema.Get(kind));
                break;
            case FieldType.Category:
                if (estate.DataCategories is { } categories && !categories.Contains(node.Text))
                {
                    Add($"the estate lists no data category `{node.Text}`{NearestName.Suggest(node.Text, categories)}", node);
                }

                break;
            case FieldType.Local(var list):
                var ids = _document.Root.Find(list)?.Items.Select(item => item.Find("id")!.Text) ?? [];
                if (!ids.Contains(node.Text, StringComparer.Ordinal))
                {
                    Add($"`{list}` has no `{node.Text}`{NearestName.Suggest(node.Text, ids)}", node);
                }

                break;
            case FieldType.Nested(var shape):
                CheckObject(node, shape);
                break;
            case FieldType.List list:
                for (var i = 0; i < node.Items.Count; i++)
                {
                    _path.Push(i);
                    Check(node.Items[i], list.Item);
                    _path.Pop();
                }

                break;
            case FieldType.Map { Key: FieldType.Reference(var kind) }:
                foreach (var member in node.Members)
                {
                    _path.Push(member.Name);
                    CheckExists(member.Key, EstateSchema.Get(kind));
                    _path.Pop();
                }

                break;
        }
    }

    private void CheckExists(SourceNode node, DocumentKind kind)
    {
        var id = node.Text;
        var isHidden = IsHidden(kind, id);
        if (estate.Exists(kind, id) && !isHidden)
        {
            return;
        }

        // What is hidden and what is not there are told in the same words, and neither is suggested.
        var why = isHidden || (hidden.HidesRetired(kind) && estate.Existing.IsRetired(kind, id)) ? "does not exist"
            : estate.IsRetiring(kind, id) ? "would be retired by this apply"
            : estate.Existing.IsRetired(kind, id) ? "was retired"
            : "does not exist";
        var near = _suggestions++ < EstateLimits.Suggestions ? NearestName.Suggest(id, estate.Ids(kind).Where(known => !IsHidden(kind, known))) : "";
        Add($"{kind.Name} `{id}` {why}{near}", node);
    }

    private bool IsHidden(DocumentKind kind, string id) => !HiddenThings.MayName(_document.Kind) && hidden.Contains(kind, id);

    private void Add(string message, SourceNode at) =>
        errors.Add(EstateCodes.Reference, message, _document.File, at, _path.ToString());
}
