using System.Globalization;

namespace DataCenterOps.Domain.Estate;

/// <summary>Holds single values against their types and writes them.</summary>
internal sealed class ScalarReader(EstateErrors errors, string file)
{
    private ValuePath _path = null!;
    private CanonicalBuffer _buffer = null!;
    private bool _relativeTimes;

    public void Begin(ValuePath path, CanonicalBuffer buffer, bool relativeTimes) =>
        (_path, _buffer, _relativeTimes) = (path, buffer, relativeTimes);

    public void Write(SourceNode node, FieldType type)
    {
        switch (type)
        {
            case FieldType.Flag:
                if (CoreScalar.TryFlag(node, out var flag))
                {
                    _buffer.Flag(flag);
                }
                else
                {
                    Add(EstateCodes.Type, $"must be true or false, not {TextRules.Quote(node.Text)}", node);
                }

                break;
            case FieldType.Whole integer:
                WriteInteger(node, integer);
                break;
            case FieldType.Number number:
                WriteNumber(node, number);
                break;
            default:
                if (TryText(node) is { } text)
                {
                    WriteText(node, text, type);
                }

                break;
        }
    }

    /// <summary>Whether a map's key has the form that it must have.</summary>
    public bool IsKey(SourceNode key, FieldType type) => HasForm(key, key.Text, FormOf(type));

    private void WriteText(SourceNode node, string text, FieldType type)
    {
        switch (type)
        {
            case FieldType.Text rule:
                if (IsText(node, text, rule))
                {
                    _buffer.Text(text);
                }

                break;
            case FieldType.Choice(var values):
                if (values.Contains(text, StringComparer.Ordinal))
                {
                    _buffer.Text(text);
                    break;
                }

                var allowed = string.Join(' ', values.Select(value => $"`{value}`"));
                Add(EstateCodes.Type, $"must be one of {allowed}, not {TextRules.Quote(text)}{NearestName.Suggest(text, values)}", node);
                break;
            case FieldType.Time:
                WriteTime(node, text);
                break;
            case FieldType.Duration duration:
                WriteDuration(node, text, duration);
                break;
            default:
                if (HasForm(node, text, FormOf(type)))
                {
                    _buffer.Text(text);
                }

                break;
        }
    }

    private void WriteInteger(SourceNode node, FieldType.Whole integer)
    {
        if (!CoreScalar.IsInteger(node))
        {
            Add(EstateCodes.Type, $"must be a whole number, not {TextRules.Quote(node.Text)}", node);
        }
        else if (!CoreScalar.TryInteger(node, out var value) || value < integer.Min || value > integer.Max)
        {
            Add(EstateCodes.Bounds, $"must be between {integer.Min} and {integer.Max}, not {TextRules.Quote(node.Text)}", node);
        }
        else
        {
            _buffer.Integer(value);
        }
    }

    private void WriteNumber(SourceNode node, FieldType.Number number)
    {
        if (!EstateDecimal.TryParse(node.Text, out var value))
        {
            Add(EstateCodes.Type, $"must be a decimal such as `12.5`, not {TextRules.Quote(node.Text)}", node);
        }
        else if (value < number.Min || value > number.Max || EstateDecimal.Decimals(value) > number.Decimals)
        {
            var bounds = string.Create(CultureInfo.InvariantCulture, $"between {number.Min} and {number.Max}");
            Add(EstateCodes.Bounds, $"must be {bounds} with at most {number.Decimals} decimals, not {TextRules.Quote(node.Text)}", node);
        }
        else
        {
            _buffer.Text(EstateDecimal.Write(value));
        }
    }

    private void WriteTime(SourceNode node, string text)
    {
        if (EstateTime.TryParse(text, out var instant))
        {
            _buffer.Text(EstateTime.Write(instant));
        }
        else if (!EstateTime.TryParseRelative(text, out _))
        {
            Add(EstateCodes.Type, $"must be a date, or a time with an offset as in `2026-10-01T08:00:00Z`, not {TextRules.Quote(text)}", node);
        }
        else if (!_relativeTimes)
        {
            Add(EstateCodes.Type, $"{TextRules.Quote(text)} is for documents with `fictional: true`: write a date", node);
        }
        else
        {
            _buffer.Text(text);
        }
    }

    private void WriteDuration(SourceNode node, string text, FieldType.Duration duration)
    {
        if (!EstateDuration.TryParse(text, out var length))
        {
            Add(EstateCodes.Type, $"must be a length of time such as `30s`, `5m`, `24h` or `90d`, not {TextRules.Quote(text)}", node);
        }
        else if (length < duration.Min || length > duration.Max)
        {
            var bounds = string.Create(CultureInfo.InvariantCulture, $"{duration.Min:c} and {duration.Max:c}");
            Add(EstateCodes.Bounds, $"must lie between {bounds}, not {TextRules.Quote(text)}", node);
        }
        else
        {
            _buffer.Text(text);
        }
    }

    private string? TryText(SourceNode node)
    {
        if (!CoreScalar.IsText(node))
        {
            Add(EstateCodes.Type, CoreScalar.IsNull(node) ? "must not be empty: leave the field out" : "must be a text: write it in quotes", node);
            return null;
        }

        var place = TextRules.ForbiddenInValue(node.Text);
        if (place >= 0)
        {
            Add(EstateCodes.Text, $"U+{(int)node.Text[place]:X4} is a control character, which texts may not hold", node);
            return null;
        }

        return TextRules.Normalize(node.Text);
    }

    private bool IsText(SourceNode node, string text, FieldType.Text rule)
    {
        if (TextRules.Length(text) > rule.MaxLength)
        {
            Add(EstateCodes.Bounds, $"must have at most {rule.MaxLength} characters, not {TextRules.Length(text)}", node);
        }
        else if (string.IsNullOrWhiteSpace(text) && !rule.MayBeEmpty)
        {
            Add(EstateCodes.Bounds, "must not be empty", node);
        }
        else if (rule.Form is { } form && !form.Matches(text))
        {
            Add(EstateCodes.Type, $"must be {form.Description}, not {TextRules.Quote(text)}", node);
        }
        else
        {
            return true;
        }

        return false;
    }

    private bool HasForm(SourceNode node, string text, IdForm form)
    {
        if (form.Matches(text))
        {
            return true;
        }

        Add(EstateCodes.Type, $"must be {form.Description}, not {TextRules.Quote(text)}", node);
        return false;
    }

    private static IdForm FormOf(FieldType type) => type switch
    {
        FieldType.Id(var form) => form,
        FieldType.Reference(var kind) => EstateSchema.Get(kind).IdForm,
        _ => IdForm.Plain,
    };

    private void Add(string code, string message, SourceNode at) => errors.Add(code, message, file, at, _path.ToString());
}
