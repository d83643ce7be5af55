namespace DataCenterOps.Cel;

/// <summary>What an operator does with two values that are no errors.</summary>
internal delegate CelValue BinaryOperation(in CelValue left, in CelValue right);
