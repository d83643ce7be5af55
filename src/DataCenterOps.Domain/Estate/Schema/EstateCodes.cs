namespace DataCenterOps.Domain.Estate;

/// <summary>The stable codes of what can be wrong with an estate.</summary>
public static class EstateCodes
{
    /// <summary>The text is not YAML or JSON.</summary>
    public const string Syntax = "estate.syntax";

    /// <summary>The text is not UTF-8, or begins with a byte order mark.</summary>
    public const string Encoding = "estate.encoding";

    /// <summary>An anchor, alias, tag, merge key, directive or a key that is not a plain word.</summary>
    public const string YamlFeature = "estate.yaml_feature";

    /// <summary>There is no such kind of document.</summary>
    public const string UnknownKind = "estate.unknown_kind";

    /// <summary>There is no such field.</summary>
    public const string UnknownField = "estate.unknown_field";

    /// <summary>The field is computed or observed, never declared.</summary>
    public const string DerivedField = "estate.derived_field";

    /// <summary>A value has the wrong form, or a required one is missing.</summary>
    public const string Type = "estate.type";

    /// <summary>A value is too small, too large, too long or too many.</summary>
    public const string Bounds = "estate.bounds";

    /// <summary>A text holds a control or bidi control character.</summary>
    public const string Text = "estate.text";

    /// <summary>Something stands twice, or exists already and never changes.</summary>
    public const string Duplicate = "estate.duplicate";

    /// <summary>What is named does not exist.</summary>
    public const string Reference = "estate.reference";

    /// <summary>A bloc or an owner contains itself.</summary>
    public const string Cycle = "estate.cycle";

    /// <summary>A document, a file or the whole is too large.</summary>
    public const string TooLarge = "estate.too_large";

    /// <summary>The id belonged to something that was retired; ids are never reused.</summary>
    public const string IdRetired = "estate.id_retired";
}
