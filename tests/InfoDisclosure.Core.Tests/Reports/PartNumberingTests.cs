using InfoDisclosure.Core.Reports;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

public sealed class PartNumberingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1", "一、")]
    [InlineData("1 1 1", "一、 二、 三、")]
    [InlineData("1 2 2 2 1 2", "一、 （一） （二） （三） 二、 （一）")]
    [InlineData("1 2 1 1 2", "一、 （一） 二、 三、 （一）")]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1", "一、 二、 三、 四、 五、 六、 七、 八、 九、 十、 十一、")]
    public void Number_Levels_CountByPlace(string levels, string marks) =>
        Assert.Equal(marks, string.Join(' ', PartNumbering.Number(levels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(9, "九")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(19, "十九")]
    [InlineData(20, "二十")]
    [InlineData(21, "二十一")]
    [InlineData(60, "六十")]
    [InlineData(99, "九十九")]
    public void Chinese_Number_IsWrittenAsSpoken(int number, string written) => Assert.Equal(written, PartNumbering.Chinese(number));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Chinese_BeyondTheTable_Throws(int number) => Assert.Throws<ArgumentOutOfRangeException>(() => PartNumbering.Chinese(number));
}
