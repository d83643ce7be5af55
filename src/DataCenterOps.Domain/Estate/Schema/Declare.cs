using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>The words in which the schema is written down.</summary>
internal static class Declare
{
    private static readonly FieldType Sentence = new FieldType.Text();

    private static readonly Field[] EveryDocument = [Flag("fictional")];

    /// <summary>Names in every object of a GET answer that nobody declares.</summary>
    private static readonly string[] NeverDeclared = ["version", "derived", "observed"];

    public static FieldType LocalizedName { get; } = Object(
        Text("ar").Must(), Text("fr").Must(), Text("en").Must());

    /// <summary>A whole document: its fields, and those that every document has.</summary>
    public static ObjectShape Document(IdForm id, Field[] fields, params string[] derived) =>
        new([new Field("id", new FieldType.Id(id)) { Required = true }, .. EveryDocument, .. fields],
            [.. NeverDeclared, .. derived]);

    public static Field Must(this Field field) => field with { Required = true };

    public static Field Name() => new("name", LocalizedName);

    public static Field Text(string name, TextForm? form = null) =>
        new(name, form is null ? Sentence : new FieldType.Text { Form = form });

    public static Field Flag(string name) => new(name, new FieldType.Flag());

    public static Field Time(string name) => new(name, new FieldType.Time());

    public static Field Whole(string name, long min, long max) => new(name, new FieldType.Whole(min, max));

    public static Field Number(string name, decimal min, decimal max, int decimals) =>
        new(name, new FieldType.Number(min, max, decimals));

    public static Field Id(string name, IdForm? form = null) => new(name, new FieldType.Id(form ?? IdForm.Plain));

    public static Field Choice(string name, string values) => new(name, Words(values));

    public static Field Duration(string name, TimeSpan min, TimeSpan max, string? @default = null) =>
        new(name, new FieldType.Duration(min, max)) { Default = @default };

    public static Field Ref(string name, string kind) => new(name, new FieldType.Reference(kind));

    public static Field Refs(string name, string kind, int max = EstateLimits.ListEntries, int min = 0) =>
        new(name, new FieldType.List(new FieldType.Reference(kind), max, min));

    public static Field Categories(string name) => new(name, new FieldType.List(new FieldType.Category()));

    public static Field Texts(string name, int max = EstateLimits.ListEntries, TextForm? form = null) =>
        new(name, new FieldType.List(form is null ? Sentence : new FieldType.Text { Form = form }, max));

    public static Field Choices(string name, string values) => new(name, new FieldType.List(Words(values)));

    public static Field Nested(string name, params Field[] fields) => new(name, Object(fields));

    public static Field List(string name, int max, params Field[] fields) => List(name, max, Shape(fields));

    public static Field List(string name, int max, ObjectShape shape, int min = 0) =>
        new(name, new FieldType.List(new FieldType.Nested(shape), max, min));

    public static ObjectShape Shape(Field[] fields, params string[] derived) => new(fields, derived);

    private static FieldType.Nested Object(params Field[] fields) => new(new ObjectShape(fields));

    private static FieldType.Choice Words(string values) =>
        new(values.Split(' ').ToImmutableArray());
}
