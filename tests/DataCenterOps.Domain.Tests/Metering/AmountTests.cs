using System.Globalization;
using System.Numerics;
using CsCheck;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class AmountTests
{
    private static readonly BigInteger Largest = (BigInteger.One << 96) - 1;

    // Up to 10^9 with 9 decimals: every price that may be published.
    private static readonly Gen<long> Nano = Gen.OneOf(Gen.Long[0, 1_000_000_000_000_000_000], Gen.Long[0, 5_000_000_000]);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("1.10", "1.1")]
    [InlineData("100", "100")]
    [InlineData("-2.500000000", "-2.5")]
    [InlineData("79228162514.264337593543950335", "79228162514.264337593543950335")]
    [InlineData("79228162514.264337593543950336", null)]
    [InlineData("1e3", null)]
    [InlineData("+1", null)]
    [InlineData("01", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("1,5", null)]
    [InlineData(" 1", null)]
    [InlineData("٣", null)]
    [InlineData("", null)]
    public void An_amount_is_read_from_plain_digits_and_written_in_one_way(string text, string? canonical)
    {
        var read = Amount.TryParse(text, out var amount);

        Assert.Equal(canonical, read ? amount.ToString() : null);
    }

    [Fact]
    public void A_quantity_has_at_most_nine_decimals()
    {
        Assert.True(Quantity.TryParse("0.123456789", out _));
        Assert.False(Quantity.TryParse("0.1234567890", out _));
        Assert.False(Price.TryParse("-1", out _));
    }

    [Fact]
    public void A_product_is_exact_or_refused() =>
        Gen.Select(Nano, Nano).Sample((left, right) =>
        {
            var (price, quantity) = (PriceOf(left), Quantity.OfNano(right));
            var exact = new BigInteger(left) * right;
            try
            {
                return Attos(Amount.Of(price, quantity).Value) == exact;
            }
            catch (OverflowException e)
            {
                return e.Message == "metering.amount_not_exact" && !Fits(left, right);
            }
        });

    [Fact]
    public void A_sum_is_exact_or_refused() =>
        Gen.Select(Nano, Nano, Gen.Int[0, 9], Gen.Int[0, 9]).Sample((left, right, up, down) =>
        {
            var (first, second) = (Scaled(left, up), Scaled(right, down));
            try
            {
                return Attos((first + second).Value) == Attos(first.Value) + Attos(second.Value);
            }
            catch (OverflowException e)
            {
                return e.Message == "metering.amount_not_exact";
            }
        });

    [Fact]
    public void Sums_over_tenants_hold_what_a_decimal_cannot()
    {
        var large = Amount.Parse("79228162513.999999999999999999");
        var sum = Enumerable.Range(0, 999).Aggregate(default(AmountSum), (total, _) => total + large);

        Assert.Equal("79148934351485.999999999999999001", sum.ToString());
        Assert.Throws<OverflowException>(() => sum.ToAmount());
    }

    [Fact]
    public void A_sum_of_few_is_the_amount_again() =>
        Nano.Sample(nano =>
        {
            var amount = Amount.Of(PriceOf(nano), Quantity.Of(1));
            return (default(AmountSum) + amount).ToAmount() == amount
                && (default(AmountSum) + -amount).ToString() == (-amount).ToString();
        });

    [Fact]
    public void Canonical_text_parses_back_to_the_same_value() =>
        Gen.Select(Nano, Gen.Int[0, 9]).Sample((nano, scale) =>
        {
            var amount = Scaled(nano, scale);
            return Amount.TryParse(amount.ToString(), out var again) && again == amount;
        });

    [Theory]
    [InlineData("90000000000", "0.000000000000000001")]
    [InlineData("9000000000000000000000000000", "0.1")]
    public void A_digit_that_does_not_fit_is_never_dropped_in_silence(string left, string right) =>
        Assert.Throws<OverflowException>(() => Amount.Parse(left) + Amount.Parse(right));

    [Theory]
    [InlineData("2.345", "2.35")]
    [InlineData("-2.345", "-2.35")]
    [InlineData("93652.4648", "93652.46")]
    [InlineData("1", "1")]
    public void Halves_are_rounded_away_from_zero(string amount, string rounded) =>
        Assert.Equal(rounded, Amount.Parse(amount).Round(2).ToString());

    private static Price PriceOf(long nano) =>
        Price.TryParse(Quantity.OfNano(nano).ToString(), out var price) ? price : throw new InvalidOperationException();

    private static Amount Scaled(long nano, int scale) =>
        Amount.Parse((nano / 1_000_000_000m / (decimal)Math.Pow(10, scale)).ToString(CultureInfo.InvariantCulture));

    private static BigInteger Attos(decimal value)
    {
        var bits = decimal.GetBits(value);
        var number = new BigInteger(unchecked((uint)bits[2])) << 64 | new BigInteger(unchecked((uint)bits[1])) << 32 | unchecked((uint)bits[0]);
        number *= BigInteger.Pow(10, 18 - value.Scale);
        return value < 0 ? -number : number;
    }

    private static bool Fits(long left, long right) => Trim(left, 9) * Trim(right, 9) <= Largest;

    private static BigInteger Trim(BigInteger value, int scale)
    {
        while (scale-- > 0 && value % 10 == 0 && value != 0)
        {
            value /= 10;
        }

        return value;
    }
}
