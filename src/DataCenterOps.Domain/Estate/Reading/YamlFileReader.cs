using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Reads the documents of one file from the parser's events, so that every value keeps its place, nothing is built from
/// tags or aliases, and reading ends as soon as a bound is passed. After an error it goes on with the next document.
/// </summary>
internal sealed class YamlFileReader(string file, string text, EstateErrors errors, NodeBudget budget)
{
    private readonly List<SourceNode> _documents = [];
    private Scanner _scanner = null!;
    private Parser _parser = null!;
    private int _offset;
    private int _line = 1;
    private (int Line, int Column) _last = (1, 1);

    /// <summary>The documents that could be read; empty ones are left out.</summary>
    public List<SourceNode> Read()
    {
        while (!TryReadRest() && MoveToNextDocument())
        {
        }

        return _documents;
    }

    private bool TryReadRest()
    {
        using var reader = new StringReader(text[_offset..]);
        _scanner = new Scanner(reader, skipComments: true);
        _parser = new Parser(_scanner);
        try
        {
            while (Next() is not StreamEnd)
            {
                if (_parser.Current is DocumentStart start)
                {
                    ReadDocument(start);
                }
            }

            return true;
        }
        catch (YamlException exception)
        {
            AddError(EstateCodes.Syntax, Sentence(exception.Message), exception.Start);
        }
        catch (InvalidOperationException)
        {
            // The parser of YamlDotNet 18.1.0 gives up like this on `a: [1, 2` followed by `b: 3`.
            AddError(EstateCodes.Syntax, "this is not YAML: a list or a mapping is not closed", _scanner.CurrentPosition);
        }
        catch (ArgumentException)
        {
            // And like this on `!!]`, whose tag is no address.
            AddError(EstateCodes.Syntax, "this is not YAML: a tag is no tag", _scanner.CurrentPosition);
        }
        catch (BoundPassedException exception)
        {
            AddError(exception.Code, exception.Message, exception.At);
        }

        return false;
    }

    private void ReadDocument(DocumentStart start)
    {
        if (start.Version is not null || start.Tags?.Any(tag => tag is not { Handle: "!" or "!!", Prefix: "!" or "tag:yaml.org,2002:" }) == true)
        {
            AddError(EstateCodes.YamlFeature, "directives are not used here: begin with `---`", start.Start);
        }

        budget.NextDocument();
        Next();
        var root = ReadNode(depth: 1);

        // Nothing but comments between two lines of `---`.
        if (root is not { Kind: SourceNodeKind.Scalar, Plain: true, Text: "" })
        {
            _documents.Add(root);
        }
    }

    private SourceNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        Spend(current);
        if (current is NodeEvent node)
        {
            RefuseFeatures(node);
        }

        switch (current)
        {
            case Scalar scalar:
                return At(SourceNodeKind.Scalar, scalar, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case AnchorAlias alias:
                AddError(EstateCodes.YamlFeature, "aliases are not used here: write the value again", alias.Start);
                return At(SourceNodeKind.Refused, alias);
            case SequenceStart start:
                return ReadSequence(start, depth);
            case MappingStart start:
                return ReadMapping(start, depth);
            default:
                throw new BoundPassedException(EstateCodes.Syntax, "a value is missing", current.Start);
        }
    }

    private SourceNode ReadSequence(SequenceStart start, int depth)
    {
        CheckDepth(start, depth);
        var sequence = At(SourceNodeKind.Sequence, start);
        while (Next() is not SequenceEnd)
        {
            sequence.Items.Add(ReadNode(depth + 1));
        }

        return sequence;
    }

    private SourceNode ReadMapping(MappingStart start, int depth)
    {
        CheckDepth(start, depth);
        var mapping = At(SourceNodeKind.Mapping, start);
        while (Next() is not MappingEnd)
        {
            var at = _parser.Current!;
            var key = ReadNode(depth + 1);
            Next();
            var value = ReadNode(depth + 1);
            if (key.Kind == SourceNodeKind.Scalar && !(key.Plain && key.Text == "<<"))
            {
                mapping.Members.Add(new SourceMember(key, value));
            }
            else if (key.Kind != SourceNodeKind.Refused)
            {
                AddError(
                    EstateCodes.YamlFeature,
                    key.Text == "<<" ? "merge keys are not used here: write the fields again" : "a field's name is one word",
                    at.Start);
            }
        }

        return mapping;
    }

    private ParsingEvent Next() => _parser.MoveNext()
        ? _parser.Current!
        : throw new BoundPassedException(EstateCodes.Syntax, "the text ends in the middle of a value", _scanner.CurrentPosition);

    private void RefuseFeatures(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            AddError(EstateCodes.YamlFeature, "anchors are not used here: write the value again", node.Start);
        }

        if (!node.Tag.IsEmpty)
        {
            AddError(EstateCodes.YamlFeature, "tags are not used here: the schema says what a value is", node.Start);
        }
    }

    private static void CheckDepth(ParsingEvent at, int depth)
    {
        if (depth > EstateLimits.Depth)
        {
            throw new BoundPassedException(
                EstateCodes.Bounds, $"values lie at most {EstateLimits.Depth} levels deep", at.Start);
        }
    }

    private void Spend(ParsingEvent at)
    {
        if (!budget.TrySpend())
        {
            throw new BoundPassedException(EstateCodes.TooLarge, "the document holds too many values", at.Start);
        }
    }

    private SourceNode At(SourceNodeKind kind, ParsingEvent at, string scalar = "", bool plain = false) =>
        new(kind, Line(at.Start), (int)at.Start.Column) { Text = scalar, Plain = plain };

    private void AddError(string code, string message, Mark at)
    {
        _last = (Line(at), (int)at.Column);
        errors.Add(new EstateError(code, message, file, _last.Line, _last.Column, ""));
    }

    private int Line(Mark mark) => _line - 1 + (int)mark.Line;

    // A line of `---` begins a document wherever it stands, even within quotes, so that it is safe to begin again there.
    private bool MoveToNextDocument()
    {
        if (budget.IsSpent)
        {
            return false;
        }

        while (true)
        {
            var end = text.AsSpan(_offset).IndexOfAny('\n', '\r');
            if (end < 0)
            {
                return false;
            }

            _offset += end + (text.AsSpan(_offset + end).StartsWith("\r\n") ? 2 : 1);
            _line++;

            // An error in the first column of such a line is about what came before it.
            if ((_line > _last.Line || _last == (_line, 1)) && StartsDocument(text.AsSpan(_offset)))
            {
                return true;
            }
        }
    }

    private static bool StartsDocument(ReadOnlySpan<char> rest) =>
        rest.StartsWith("---") && (rest.Length == 3 || rest[3] is ' ' or '\t' or '\n' or '\r');

    // "While parsing …, did not find …" is good; it only needs a small letter and no full stop.
    private static string Sentence(string message)
    {
        var plain = message.ReplaceLineEndings(" ").TrimEnd('.');
        return plain.Length == 0 ? "this is not YAML" : char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private sealed class BoundPassedException(string code, string message, Mark at) : Exception(message)
    {
        public string Code { get; } = code;

        public Mark At { get; } = at;
    }
}
