using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>Short ways to write the fields of <see cref="FactSchema"/>.</summary>
internal static class FactFields
{
    private const int TextLength = 200;

    public static CelField Text(string name) => new(name, CelType.String, Optional: false, TextLength, CelFieldMarks.None);

    // ISO 3166 codes and names of blocs; the length bounds the worst case of every search among them.
    public static CelField Jurisdiction(string name) => new(name, CelType.String, Optional: false, 16, CelFieldMarks.None);

    // An id of the estate, at most 40 characters: the length bounds the cost of looking for one among many.
    public static CelField Place(string name) => new(name, CelType.String, Optional: false, 40, CelFieldMarks.None);

    public static CelField Identity(string name) => new(name, CelType.String, Optional: false, TextLength, CelFieldMarks.Identity);

    public static CelField Flag(string name) => new(name, CelType.Bool, Optional: false, 0, CelFieldMarks.None);

    public static CelField Number(string name) => new(name, CelType.Int, Optional: false, 0, CelFieldMarks.None);

    public static CelField Time(string name) => new(name, CelType.Timestamp, Optional: false, 0, CelFieldMarks.None);

    public static CelField Nested(string name, CelObjectType type) =>
        new(name, CelType.Object(type), Optional: false, 0, CelFieldMarks.None);

    public static CelField List(string name, CelType item, int max) =>
        new(name, CelType.List(item), Optional: false, max, CelFieldMarks.None);

    public static CelField Optional(CelField field) => field with { Optional = true };

    /// <summary>What an observer sees: unset before it looked, hence only for the sweep; changes with every look.</summary>
    public static CelField Observed(CelField field) =>
        field with { Optional = true, Marks = field.Marks | CelFieldMarks.Observed | CelFieldMarks.Volatile };
}
