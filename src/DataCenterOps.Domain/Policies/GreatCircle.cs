namespace DataCenterOps.Domain.Policies;

/// <summary>Distances on the globe, for continuity rules.</summary>
public static class GreatCircle
{
    // Mean radius of the Earth, IUGG 1980.
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>
    /// Great-circle distance in whole kilometres, rounded down, by the haversine formula. Degrees in, both coordinates
    /// within ±90 and ±180.
    /// </summary>
    public static int KilometresBetween(double latitudeA, double longitudeA, double latitudeB, double longitudeB) =>
        (int)Math.Floor(Between(latitudeA, longitudeA, latitudeB, longitudeB));

    /// <summary>Great-circle distance in kilometres; arguments as for <see cref="KilometresBetween"/>.</summary>
    public static double Between(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        var phiA = double.DegreesToRadians(latitudeA);
        var phiB = double.DegreesToRadians(latitudeB);
        var sinPhi = Math.Sin((phiB - phiA) / 2);
        var sinLambda = Math.Sin(double.DegreesToRadians(longitudeB - longitudeA) / 2);
        var h = (sinPhi * sinPhi) + (Math.Cos(phiA) * Math.Cos(phiB) * sinLambda * sinLambda);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
