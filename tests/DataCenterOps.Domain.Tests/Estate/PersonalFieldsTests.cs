using System.Text;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

public sealed class PersonalFieldsTests
{
    [Fact]
    public void What_is_parted_and_merged_again_is_the_same()
    {
        const string Whole = """{"contact":"a@b.example","fictional":true,"id":"p-1","name":"Amina \"A\" Ünal","tenant":"cnas"}""";
        var document = Of("Person", Whole);

        var rest = PersonalFields.Without(document);

        Assert.Equal("""{"fictional":true,"id":"p-1","tenant":"cnas"}""", Text(rest.Body));
        Assert.Equal("""{"contact":"a@b.example","name":"Amina \"A\" Ünal"}""", Text(PersonalFields.Of(document)));
        Assert.Equal(Whole, Text(PersonalFields.Merge(rest.Body, PersonalFields.Of(document)!.Value)));
        Assert.Equal(Text(rest.Body), Text(PersonalFields.Without(rest).Body));
        Assert.Null(PersonalFields.Of(rest));
    }

    [Fact]
    public void A_document_of_a_kind_without_personal_fields_stays_the_very_same()
    {
        foreach (var kind in EstateSchema.Kinds.Where(kind => !kind.HasPersonal()))
        {
            var document = Of(kind.Name, """{"contact":"c","id":"x-1","name":"n"}""");
            Assert.Same(document, PersonalFields.Without(document));
            Assert.Null(PersonalFields.Of(document));
        }
    }

    [Fact]
    public void Only_whole_texts_of_small_documents_are_personal_and_only_persons_have_them()
    {
        Assert.Equal("Person", Assert.Single(EstateSchema.Kinds, kind => kind.HasPersonal()).Name);
        Assert.All(EstateSchema.Kinds, kind => Assert.False(kind.ByHash && kind.HasPersonal()));
        Assert.All(EstateSchema.Kinds.SelectMany(kind => kind.Shape.Fields), field => AssertPlain(field, top: true));
    }

    private static void AssertPlain(Field field, bool top)
    {
        // The reader of details knows texts alone: what is resolved or filled in would differ between the two forms.
        Assert.True(!field.Personal || (top && field.Type is FieldType.Text && !field.Required && field.Default is null), field.Name);
        var shape = field.Type switch
        {
            FieldType.Nested nested => nested.Shape,
            FieldType.List { Item: FieldType.Nested nested } => nested.Shape,
            _ => null,
        };
        foreach (var inner in shape?.Fields ?? [])
        {
            AssertPlain(inner, top: false);
        }
    }

    private static DeclaredDocument Of(string kind, string json) =>
        new(EstateSchema.Get(kind), "x", null, Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(json));

    private static string Text(ReadOnlyMemory<byte>? json) => Encoding.UTF8.GetString(json!.Value.Span);
}
