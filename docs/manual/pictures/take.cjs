// Takes the pictures of 怎样公开一条信息 from a demonstration portal that was just begun:
//   node take.cjs http://127.0.0.1:5080 data/demonstration-accounts.txt [path of Chromium]   (needs npm's playwright-core)
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

(async () => {
  const [base, accounts, executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
  const passwords = Object.fromEntries(fs.readFileSync(accounts, 'utf8').split('\n').map(line => line.trim().split(/\s+/)).map(words => [words[0], words[1]]));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const enter = async user => {
    const page = await (await browser.newContext({ viewport: { width: 1100, height: 760 }, locale: 'zh-CN' })).newPage();
    await page.goto(base + '/staff/sign-in');
    await page.fill('[name=UserName]', user);
    await page.fill('[name=Password]', passwords[user]);
    await page.click('main button');
    await page.waitForURL(url => !url.pathname.includes('sign-in'));
    return page;
  };
  const take = (page, name) => page.screenshot({ path: path.join(__dirname, name + '.jpg'), type: 'jpeg', quality: 72 });
  const press = async (page, selector) => { await page.locator(selector).first().click(); await page.waitForLoadState(); };

  const clerk = await enter('xinxi1');
  await clerk.goto(base + '/staff/items/from-file');
  await take(clerk, '1-from-file');
  await clerk.goto(base + '/staff/items/new');
  await clerk.fill('[name="Form.Title"]', '三村镇2026年冬季取暖补助发放公示');
  await clerk.fill('[name="Form.Summary"]', '冬季取暖补助的对象、标准和发放结果。');
  await clerk.evaluate(() => { document.querySelector('[name="Form.Body"]').value = '发放对象两户，咨询电话13800000000。\n\n| 姓名 | 金额（元） |\n|---|---|\n| 张示例 | 500 |\n| 李样板 | 500 |'; });
  await clerk.fill('[name="Form.FormedOn"]', '2026-11-20');
  await clerk.selectOption('[name="Form.CategoryId"]', { index: 5 });
  await clerk.selectOption('[name="Form.GroupId"]', { index: 1 });
  await take(clerk, '2-form');
  await clerk.locator('form button.btn:not(.quiet)').last().click();
  await clerk.waitForLoadState();
  const item = new URL(clerk.url()).pathname;
  await take(clerk, '3-draft');
  await press(clerk, 'form[action$="/send"] button');
  await take(clerk, '4-check');
  await press(clerk, '.one-press button');
  await take(clerk, '5-masked');
  await press(clerk, 'form[action$="/send"] button');
  const reviewer = await enter('shenhe1');
  await reviewer.goto(base + item + '/review#decide');
  await take(reviewer, '6-review');
  await press(reviewer, 'form[action$="/pass"] button');
  const secrecy = await enter('baomi1');
  await secrecy.goto(base + item + '/review');
  for (const part of await secrecy.locator('[name="Form.LookedAt"]').all())
    await part.check();
  await secrecy.locator('form[action$="/publish"] input[type=radio]').first().check();
  await secrecy.locator('form[action$="/publish"] button').scrollIntoViewIfNeeded();
  await take(secrecy, '7-secrecy');
  await press(secrecy, 'form[action$="/publish"] button');
  await clerk.goto(base + item.replace('/staff/items', '/catalogue'));
  await take(clerk, '8-public');
  await clerk.goto(base + item + '/places');
  await take(clerk, '9-places');
  await browser.close();
})();
