namespace DataCenterOps.Cel;

/// <summary>The names under which operators are functions.</summary>
internal static class Operators
{
    public const string And = "_&&_";
    public const string Or = "_||_";
    public const string Not = "!_";
    public const string Negate = "-_";
    public const string Conditional = "_?_:_";
    public const string Add = "_+_";
    public const string Subtract = "_-_";
    public const string Multiply = "_*_";
    public const string Divide = "_/_";
    public const string Modulo = "_%_";
    public const string Equal = "_==_";
    public const string NotEqual = "_!=_";
    public const string Less = "_<_";
    public const string LessOrEqual = "_<=_";
    public const string Greater = "_>_";
    public const string GreaterOrEqual = "_>=_";
    public const string In = "@in";
    public const string Index = "_[_]";
    public const string OptionalIndex = "_[?_]";

    /// <summary>How an operator is written, for messages.</summary>
    public static string Display(string function) => function switch
    {
        In => "in",
        Index or OptionalIndex => "[]",
        _ => function.Trim('_'),
    };
}
