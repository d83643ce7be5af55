namespace DataCenterOps.Domain.Estate;

/// <summary>Holds one document against the schema and writes it as canonical JSON, reporting everything that is wrong.</summary>
internal sealed class DocumentReader(string file, EstateErrors errors)
{
    private readonly ValuePath _path = new();
    private readonly CanonicalBuffer _buffer = new();
    private readonly ScalarReader _scalars = new(errors, file);

    /// <summary>Reads a document that says itself what it is.</summary>
    /// <returns>The document, or null when something is wrong with it.</returns>
    public ParsedDocument? Read(SourceNode root)
    {
        if (root.Kind != SourceNodeKind.Mapping)
        {
            Add(EstateCodes.Type, "a document is a mapping that begins with `document:`", root);
            return null;
        }

        if (root.Find("document") is not { } name)
        {
            Add(EstateCodes.UnknownKind, "`document` is missing: it says which kind this is, as in `document: System`", root);
            return null;
        }

        if (!EstateSchema.TryGet(name.Text, out var kind))
        {
            var names = EstateSchema.Kinds.Select(known => known.Name);
            Add(EstateCodes.UnknownKind, $"there is no kind {TextRules.Quote(name.Text)}{NearestName.Suggest(name.Text, names)}", name);
            return null;
        }

        return Read(root, kind, expectedId: null);
    }

    /// <summary>Reads a document whose kind, and id if it is given, are known from elsewhere.</summary>
    public ParsedDocument? Read(SourceNode root, DocumentKind kind, string? expectedId)
    {
        var before = errors.Count;
        if (root.Kind != SourceNodeKind.Mapping)
        {
            Add(EstateCodes.Type, "a document is an object", root);
            return null;
        }

        var identity = new DocumentIdentity(kind, root, expectedId);
        var fictional = root.Find("fictional") is { } flag && CoreScalar.TryFlag(flag, out var invented) && invented;
        _scalars.Begin(_path, _buffer, relativeTimes: fictional || kind.RelativeTimes);
        _buffer.Clear();
        WriteObject(root, kind.Shape, identity);
        if (identity.Problem is { } problem)
        {
            errors.Add(problem.Code, problem.Message, file, problem.At, "id");
        }

        if (errors.Count == before && _buffer.Length > kind.MaxBytes)
        {
            Add(EstateCodes.TooLarge, $"the document has {_buffer.Length} bytes as canonical JSON, {kind.MaxBytes} are allowed", root);
        }

        return errors.Count > before
            ? null
            : new ParsedDocument(root)
            {
                Kind = kind,
                Id = identity.Id,
                AsWritten = _buffer.ToArray(),
                File = file,
                Fictional = fictional,
            };
    }

    private void Write(SourceNode node, FieldType type)
    {
        if (node.Kind == SourceNodeKind.Refused)
        {
            return;
        }

        switch (type)
        {
            case FieldType.Nested(var shape):
                if (Is(node, SourceNodeKind.Mapping, "an object"))
                {
                    WriteObject(node, shape, identity: null);
                }

                break;
            case FieldType.List list:
                if (Is(node, SourceNodeKind.Sequence, "a list"))
                {
                    WriteList(node, list);
                }

                break;
            case FieldType.Map map:
                if (Is(node, SourceNodeKind.Mapping, "a mapping"))
                {
                    WriteMap(node, map);
                }

                break;
            default:
                if (Is(node, SourceNodeKind.Scalar, "a single value"))
                {
                    _scalars.Write(node, type);
                }

                break;
        }
    }

    private void WriteObject(SourceNode node, ObjectShape shape, DocumentIdentity? identity)
    {
        var values = new SourceNode?[shape.Fields.Length];
        foreach (var member in node.Members)
        {
            Place(member, shape, values, atRoot: identity is not null);
        }

        _buffer.Raw("{"u8);
        var first = true;
        for (var i = 0; i < values.Length; i++)
        {
            var field = shape.Fields[i];
            if (identity is not null && field.Name == "id")
            {
                _buffer.Name("id", first);
                _buffer.Text(identity.Id);
                first = false;
                continue;
            }

            var value = values[i];
            if (value is null || (field.Nullable && CoreScalar.IsNull(value)))
            {
                if (field.Required)
                {
                    _path.Push(field.Name);
                    Add(EstateCodes.Type, $"`{field.Name}` is required", node);
                    _path.Pop();
                }

                continue;
            }

            _buffer.Name(field.Name, first);
            first = false;
            _path.Push(field.Name);
            Write(value, field.Type);
            _path.Pop();
        }

        _buffer.Raw("}"u8);
    }

    private void Place(SourceMember member, ObjectShape shape, SourceNode?[] values, bool atRoot)
    {
        if (atRoot && member.Name == "document")
        {
            return;
        }

        _path.Push(member.Name);
        var index = shape.IndexOf(member.Name);
        if (index < 0)
        {
            var name = TextRules.Quote(member.Name);
            if (shape.Derived.Contains(member.Name))
            {
                Add(EstateCodes.DerivedField, $"{name} is computed or observed, never declared", member.Key);
            }
            else
            {
                var near = NearestName.Suggest(member.Name, shape.Fields.Select(field => field.Name));
                Add(EstateCodes.UnknownField, $"there is no field {name}{near}", member.Key);
            }
        }
        else if (values[index] is { } earlier)
        {
            AddTwice(member, earlier);
        }
        else
        {
            values[index] = member.Value;
        }

        _path.Pop();
    }

    private void WriteList(SourceNode node, FieldType.List list)
    {
        if (node.Items.Count > list.Max || node.Items.Count < list.Min)
        {
            Add(EstateCodes.Bounds, $"between {list.Min} and {list.Max} entries are allowed, not {node.Items.Count}", node);
            return;
        }

        var seen = IsSet(list) ? new HashSet<string>(StringComparer.Ordinal) : null;
        _buffer.Raw("["u8);
        for (var i = 0; i < node.Items.Count; i++)
        {
            if (i > 0)
            {
                _buffer.Raw(","u8);
            }

            var item = node.Items[i];
            _path.Push(i);
            Write(item, list.Item);
            var key = list.Item is FieldType.Nested ? item.Find("id") : item;
            if (seen is not null && key is { Kind: SourceNodeKind.Scalar } && !seen.Add(key.Text))
            {
                errors.Add(
                    EstateCodes.Duplicate, $"{TextRules.Quote(key.Text)} stands twice", file, key,
                    key == item ? _path.ToString() : $"{_path}.id");
            }

            _path.Pop();
        }

        _buffer.Raw("]"u8);
    }

    private void WriteMap(SourceNode node, FieldType.Map map)
    {
        if (node.Members.Count > map.Max)
        {
            Add(EstateCodes.Bounds, $"at most {map.Max} entries are allowed, not {node.Members.Count}", node);
            return;
        }

        var entries = new SortedList<string, SourceMember>(node.Members.Count, StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            _path.Push(member.Name);
            if (_scalars.IsKey(member.Key, map.Key) && !entries.TryAdd(member.Name, member))
            {
                AddTwice(member, entries[member.Name].Value);
            }

            _path.Pop();
        }

        _buffer.Raw("{"u8);
        var first = true;
        foreach (var (name, member) in entries)
        {
            _buffer.Name(name, first);
            first = false;
            _path.Push(name);
            Write(member.Value, map.Value);
            _path.Pop();
        }

        _buffer.Raw("}"u8);
    }

    // What is listed by name is a set, and objects with ids are told apart by them. Sentences may repeat.
    private static bool IsSet(FieldType.List list) => list.Item switch
    {
        FieldType.Nested(var shape) => shape.HasId,
        FieldType.Text => false,
        _ => true,
    };

    private bool Is(SourceNode node, SourceNodeKind kind, string what)
    {
        if (node.Kind != kind)
        {
            Add(EstateCodes.Type, $"must be {what}", node);
        }

        return node.Kind == kind;
    }

    private void AddTwice(SourceMember member, SourceNode earlier)
    {
        var where = earlier.Line > 0 ? $", first on line {earlier.Line}" : "";
        Add(EstateCodes.Duplicate, $"{TextRules.Quote(member.Name)} stands twice{where}", member.Key);
    }

    private void Add(string code, string message, SourceNode at) => errors.Add(code, message, file, at, _path.ToString());
}
